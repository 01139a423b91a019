/// Examples that Canopy's document prints, as they stand there (canopy.core-api-1.8.44.txt).
enum DocumentedAPIUsers {
    /// The answer of `GET /api_users` (from line 128 on).
    static let users = """
        [
          {
            "api_user_id": "dc3d83c5-b31e-48eb-80e7-38f12ac1a6e5",
            "organization_name": "Lever Card 3000",
            "name_first": "Analise",
            "name_last": "Goldberg",
            "email": "marissa@globex.com",
            "phone": "1-123-456-7890",
            "role": 1
          }
        ]
        """

    /// The request of `POST /api_users` (from line 207 on).
    static let invitation = """
        {
          "role": 3,
          "email": "marissa@globex.com",
          "name_first": "John",
          "name_last": "Doe",
          "phone": "1-234-567-8900"
        }
        """

    /// The answer of `POST /api_users` (from line 215 on).
    static let invitationAnswer = """
        {
          "status": "success"
        }
        """

    /// The request of `POST /register` (from line 288 on).
    static let registration = """
        {
          "name_first": "Harriet",
          "name_last": "Martins",
          "password": "newSecretPassword123!",
          "email": "harriet@acmecorporation.com",
          "organization_name": "Acme Corporation"
        }
        """

    /// The answer of `POST /register`, about somebody else than the request (from line 296 on).
    static let registrationAnswer = """
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

    /// The answer of `GET /api_users/summary` (from line 369 on).
    static let summary = """
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
}
