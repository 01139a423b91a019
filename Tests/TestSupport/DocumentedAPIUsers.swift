/// The API user that the document prints as the answer of three of its calls (canopy.core-api-1.8.44.txt, lines 130, 297
/// and 370), indented and otherwise as it stands there.
public let documentedAPIUser = """
    {
      "api_user_id": "dc3d83c5-b31e-48eb-80e7-38f12ac1a6e5",
      "organization_name": "Lever Card 3000",
      "name_first": "Analise",
      "name_last": "Goldberg",
      "email": "marissa@globex.com",
      "phone": "1-123-456-7890",
      "role": 1
    }
    """

/// The body of the document's example of `POST /api_users`.
public let documentedInvitation = """
    {
      "role": 3,
      "email": "marissa@globex.com",
      "name_first": "John",
      "name_last": "Doe",
      "phone": "1-234-567-8900"
    }
    """

/// The body of the document's example of `POST /register`.
public let documentedRegistration = """
    {
      "name_first": "Harriet",
      "name_last": "Martins",
      "password": "newSecretPassword123!",
      "email": "harriet@acmecorporation.com",
      "organization_name": "Acme Corporation"
    }
    """
